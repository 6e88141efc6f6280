/// Why a workload could not be had.
public struct WorkloadError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

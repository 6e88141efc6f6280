/// Why a workload could not be had.
package struct WorkloadError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

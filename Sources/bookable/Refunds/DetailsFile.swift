import Policies
import PolicySimulation

/// The outcome of each cancellation under each policy, as CSV.
final class DetailsFile {
    private static let capacity = 1 << 16

    private let policies: [String]
    private let file: OutputFile
    private var buffer = Array("line,booking_id,policy,entitlement,refund,reason,error\r\n".utf8)

    init(path: String, policies: [String]) throws {
        self.policies = policies.map { CSVText.safe($0) }
        file = try OutputFile(path: path)
    }

    /// Adds a line; throws if the file cannot be written.
    func write(_ row: SimulatedRow) throws {
        let figures =
            switch row.outcome {
            case .success(let refund):
                ["\(refund.entitlement)", "\(refund.amount)", CSVText.safe(refund.reason ?? ""), ""]
            case .failure(let error):
                ["", "", "", CSVText.safe(error.description)]
            }
        let names = [CSVText.safe(row.booking), policies[row.policy]]
        buffer.append(contentsOf: CSVText.line(["\(row.line)"] + names + figures).utf8)
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Puts the whole file into its place; throws if it cannot be written.
    func commit() throws {
        try flush()
        try file.commit()
    }

    private func flush() throws {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

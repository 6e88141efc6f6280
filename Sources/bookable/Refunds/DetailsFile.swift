import ArgumentParser
import Foundation
import Policies

/// The outcome of each cancellation under each policy, as CSV.
final class DetailsFile {
    private let path: String
    private let policies: [String]
    private let handle: FileHandle
    private var buffer = Data("line,booking_id,policy,entitlement,refund,reason,error\r\n".utf8)
    private var failure: (any Error)?

    init(path: String, policies: [String]) throws {
        self.path = path
        self.policies = policies
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ValidationError("\(path) cannot be written.") }
        self.handle = handle
    }

    func write(_ row: SimulatedRow) {
        let figures =
            switch row.outcome {
            case .success(let refund):
                ["\(refund.entitlement)", "\(refund.amount)", CSVText.safe(refund.reason ?? ""), ""]
            case .failure(let error):
                ["", "", "", CSVText.safe(error.description)]
            }
        let names = [CSVText.safe(row.booking), CSVText.safe(policies[row.policy])]
        buffer.append(contentsOf: CSVText.line(["\(row.line)"] + names + figures).utf8)
        if buffer.count >= 1 << 16 { flush() }
    }

    /// Writes what is left; throws what went wrong on the way.
    func close() throws {
        flush()
        try handle.close()
        if let failure { throw failure }
    }

    private func flush() {
        do {
            try handle.write(contentsOf: buffer)
        } catch {
            failure = failure ?? error
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

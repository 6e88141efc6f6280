import Synchronization

/// What is refused of one document, while it is read.
///
/// Readers of parts go on after a fault, so that all of them are found at once.
final class FaultList: Sendable {
    private let faults = Mutex<[WireError]>([])

    func add(_ more: [WireError]) {
        faults.withLock { known in
            for error in more where known.count < Self.maximum && !known.contains(error) { known.append(error) }
        }
    }

    var isEmpty: Bool { faults.withLock { $0.isEmpty } }

    /// What all are told as, `last` before others; `nil` if there are none.
    func refusal(after last: [WireError] = []) -> (any Error)? {
        let others = faults.withLock { $0 }.filter { !last.contains($0) }
        let errors = (last + others).prefix(Self.maximum)
        guard let first = errors.first else { return nil }
        return errors.count == 1 ? first : RefusedDocument(errors: Array(errors))
    }

    static let key = CodingUserInfoKey(rawValue: "faults")

    /// More would help nobody.
    private static let maximum = 100
}

extension WireError {
    /// What `error` says of a document; `nil` if it is about something else.
    static func faults(_ error: any Error) -> [WireError]? {
        switch error {
        case let error as WireError: [error]
        case let error as RefusedDocument: error.errors
        case let error as DecodingError: [WireError(error)]
        default: nil
        }
    }
}

import ArgumentParser

/// The maximum of rejected rows: a number, or a share such as `5%`.
struct RejectionLimit: ExpressibleByArgument {
    private enum Bound {
        case rows(Int)

        /// In thousandths of a per cent.
        case share(Int)
    }

    private let bound: Bound
    private let text: String

    init?(argument: String) {
        text = argument
        guard argument.hasSuffix("%") else {
            guard let rows = Int(argument), rows >= 0 else { return nil }
            bound = .rows(rows)
            return
        }
        guard let percent = Double(argument.dropLast()), (0...100).contains(percent) else { return nil }
        bound = .share(Int((percent * 1_000).rounded()))
    }

    /// Why `rejected` of `rows` are too many; `nil` if they are not.
    func violation(rejected: Int, of rows: Int) -> String? {
        let isAllowed =
            switch bound {
            case .rows(let most): rejected <= most
            case .share(let share): rejected * 100_000 <= share * rows
            }
        guard !isAllowed else { return nil }
        return "\(RejectionLog.words(rejected, of: rows)), and --max-rejected is \(text)."
    }
}

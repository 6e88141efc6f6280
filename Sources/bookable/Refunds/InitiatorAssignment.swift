import ArgumentParser
import Policies

/// Another program's word for who cancelled, as in `Kunde=client`.
struct InitiatorAssignment: ExpressibleByArgument {
    /// In lower case.
    let word: String
    let meaning: CancelledBy

    init?(argument: String) {
        guard let mark = argument.lastIndex(of: "="), mark > argument.startIndex,
            let meaning = CancelledBy(rawValue: String(argument[argument.index(after: mark)...]))
        else { return nil }
        word = argument[..<mark].lowercased()
        self.meaning = meaning
    }
}

import Bookings
import Policies

extension Fields {
    /// One of a fixed set of words.
    package mutating func choice<Choice>(_ key: String, as type: Choice.Type = Choice.self) throws -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        try reading(key) { fields in
            let words = Choice.allCases.map(\.rawValue)
            let list = words.joined(separator: ", ")
            guard
                let text = try fields.value(
                    key,
                    as: String.self,
                    orRefuse: "This must be one of \(list), as text.",
                    .type(choices: words)
                )
            else { return nil }
            guard let choice = Choice(rawValue: text) else {
                throw fields.refusal(key, "\(quoted(text)) is not one of \(list).", fault: .choice(words))
            }
            return choice
        }
    }

    /// Some of a fixed set of words, each once in the order in which they are given; `nil` where the key is absent.
    package mutating func choices<Choice>(_ key: String, as type: Choice.Type = Choice.self) throws -> [Choice]?
    where Choice: RawRepresentable & CaseIterable & Equatable, Choice.RawValue == String {
        try reading(key) { fields in
            let words = Choice.allCases.map(\.rawValue)
            let list = words.joined(separator: ", ")
            guard
                let given = try fields.value(
                    key,
                    as: [String].self,
                    orRefuse: "This must be a list of some of \(list).",
                    .type(choices: words)
                )
            else { return nil }
            return try given.reduce(into: []) { choices, word in
                guard let choice = Choice(rawValue: word) else {
                    throw fields.refusal(key, "\(quoted(word)) is not one of \(list).", fault: .choice(words))
                }
                if !choices.contains(choice) { choices.append(choice) }
            }
        }
    }
}

import Bookings
import Policies
import WireFormat

/// One question of a booking form, as requests give it.
struct FormFieldDocument: Decodable {
    let field: FormField

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.fieldName("name")
        let label = try fields.name("label")
        let type: FormField.Kind = try fields.choice("type") ?? .text
        let required = try fields.optional("required", as: Bool.self) ?? false
        let choices = try fields.texts("choices", length: 1...200, maximum: 50)
        fields.demand("name", "label")
        try fields.finish()
        guard (type == .choice) == !choices.isEmpty else {
            throw fields.refusal("choices", "Choices go with the type choice, which needs at least one, and no other.")
        }
        guard Set(choices).count == choices.count else {
            throw fields.refusal("choices", "Choices must differ.", .value)
        }
        field = FormField(
            name: try fields.require(name, "name"),
            label: try fields.require(label, "label"),
            type: type,
            required: required,
            choices: choices
        )
    }
}

extension Fields {
    /// A name that answers and documents are known by: a lower-case letter, then letters, digits and `_`, at most 40.
    mutating func fieldName(_ key: String) throws -> String? {
        try reading(key) { fields in
            guard let name = try fields.optional(key, as: String.self) else { return nil }
            guard name.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) != nil else {
                throw fields.refusal(
                    key,
                    "\(quoted(name)) must be a lower-case letter, then letters, digits or _, at most 40.",
                    fault: .format("birth_date")
                )
            }
            return name
        }
    }
}

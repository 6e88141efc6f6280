/// What is wrong with one field, in a form that programs can put in their own words.
package struct FieldFault: Hashable, Sendable {
    /// The raw values are stable and go over the wire.
    package enum Code: String, Sendable, CaseIterable {
        /// It is missing.
        case required

        /// Nothing of the name is known.
        case unknown

        /// It is of another type, such as a text where a number belongs; parameters `minimum` and `maximum`, `choices` or
        /// `example` where those say what belongs there.
        case type

        /// It is not written as it has to be.
        case format

        /// It is not one of some words; parameter `choices`.
        case choice

        /// A text is too short or blank, or a text or list too long; parameters `minimum` and `maximum`.
        case tooShort = "too_short"
        case tooLong = "too_long"

        /// A number lies outside its bounds; parameters `minimum` and `maximum`.
        case outOfRange = "out_of_range"

        /// A text holds a character that controls or reorders text.
        case character

        /// Nothing arrives at the address.
        case undeliverable

        /// It stands there twice.
        case repeated

        /// The document is not JSON; parameters `line` and `column`.
        case syntax

        /// Something else, as the reason says.
        case invalid
    }

    /// What a text about the fault can name.
    package enum Parameter: Hashable, Sendable {
        case number(Int64)
        case text(String)
        case list([String])
    }

    package let code: Code
    package let parameters: [String: Parameter]

    package init(_ code: Code, _ parameters: [String: Parameter] = [:]) {
        self.code = code
        self.parameters = parameters
    }

    package static let invalid = FieldFault(.invalid)
    package static let required = FieldFault(.required)
    package static let unknown = FieldFault(.unknown)

    /// That it is not written like `example`.
    package static func format(_ example: String) -> FieldFault {
        FieldFault(.format, ["example": .text(example)])
    }

    /// That it is of another type, where a text like `example` belongs.
    package static func type(_ example: String) -> FieldFault {
        FieldFault(.type, ["example": .text(example)])
    }

    /// That it is of another type, where a whole number within `bounds` belongs.
    package static func type(_ bounds: ClosedRange<Int64>) -> FieldFault {
        FieldFault(.type, range(bounds).parameters)
    }

    /// That it is of another type, where one of some words belongs.
    package static func type(choices: [String]) -> FieldFault {
        FieldFault(.type, choice(choices).parameters)
    }

    package static func choice(_ choices: [String]) -> FieldFault {
        FieldFault(.choice, ["choices": .list(choices)])
    }

    /// That a text or list has `count` elements, which is not within `bounds`.
    package static func length(_ count: Int, not bounds: ClosedRange<Int>) -> FieldFault {
        FieldFault(
            count < bounds.lowerBound ? .tooShort : .tooLong,
            ["minimum": .number(Int64(bounds.lowerBound)), "maximum": .number(Int64(bounds.upperBound))]
        )
    }

    package static func range(_ bounds: ClosedRange<Int64>) -> FieldFault {
        FieldFault(.outOfRange, ["minimum": .number(bounds.lowerBound), "maximum": .number(bounds.upperBound)])
    }
}

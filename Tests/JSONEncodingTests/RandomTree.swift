/// A document of any form.
indirect enum RandomTree: Encodable {
    case object([String: RandomTree])
    case array([RandomTree])
    case text(String)
    case integer(Int64)
    case real(Double)
    case boolean(Bool)
    case absent(Int?)

    init(depth: Int, _ random: inout SeededGenerator) {
        self =
            switch Int.random(in: depth > 0 ? 0...6 : 2...6, using: &random) {
            case 0:
                .object(
                    Dictionary(
                        (0..<Int.random(in: 0...12, using: &random)).map { _ in
                            (Self.text(&random), RandomTree(depth: depth - 1, &random))
                        },
                        uniquingKeysWith: { $1 }
                    )
                )
            case 1:
                .array((0..<Int.random(in: 0...6, using: &random)).map { _ in RandomTree(depth: depth - 1, &random) })
            case 2: .text(Self.text(&random))
            case 3:
                .integer(Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...63, using: &random))
            case 4: .real(Double.random(in: -1e9...1e9, using: &random))
            case 5: .boolean(.random(using: &random))
            default: .absent(nil)
            }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "B", "z", "_", "0", "9", "\"", "\\", "/", "\n", "\u{1}", "\u{301}", "é", "ß", "漢", "🎉",
        ]
        return (0..<Int.random(in: 0...8, using: &random)).reduce(into: "") { text, _ in
            text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "x")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .array(let elements): try container.encode(elements)
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .real(let number): try container.encode(number)
        case .boolean(let value): try container.encode(value)
        case .absent(let value): try container.encode(value)
        }
    }
}

/// A token of the SQL that mysqldump writes.
enum DumpToken: Equatable {
    /// A keyword, or a name without quotation marks.
    case word(String)

    /// A name in backquotes.
    case name(String)
    case number(String)

    /// A text, or a binary value, as its bytes.
    case text([UInt8])
    case symbol(UInt8)
    case end

    /// For people.
    var description: String {
        switch self {
        case .word(let word): word.prefix(40).uppercased()
        case .name(let name): "`\(name.prefix(40))`"
        case .number(let digits): "the number \(digits.prefix(40))"
        case .text: "a text"
        case .symbol(let byte): "'\(Character(Unicode.Scalar(byte)))'"
        case .end: "the end of the file"
        }
    }
}

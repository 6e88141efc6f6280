import WireFormat

/// What somebody typed into a form.
enum TypedText {
    /// What the API would take of a text, at most so many Unicode scalars; `nil` if nothing is left.
    static func fit(_ typed: String, upTo length: Int) -> String? {
        let fit = typed.unicodeScalars.lazy.filter { scalar in
            let isControl = scalar.value < 0x20 || scalar.value == 0x7F
            return !scalar.isUnfitForText && (!isControl || scalar == "\n")
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: fit.prefix(length))
        return text.isEmpty ? nil : String(text)
    }
}

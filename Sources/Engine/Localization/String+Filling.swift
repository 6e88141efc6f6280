extension String {
    /// The pattern with `{0}`, `{1}` … replaced, in one pass: what is filled in is never read as a pattern.
    package func filling(_ values: String...) -> String {
        var filled = ""
        var rest = self[...]
        // Braces are looked for among the bytes, which takes far less than taking the text apart into characters.
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[rest.utf8.index(after: open)...]
            guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")), let number = Int(rest[..<close]),
                values.indices.contains(number)
            else {
                // A brace that begins no field stands for itself.
                filled += "{"
                continue
            }
            filled += values[number]
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }
}

extension String {
    /// The pattern with `{0}`, `{1}` … replaced, in one pass: what is filled in is never read as a pattern.
    package func filling(_ values: String...) -> String {
        var filled = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: "}"), let number = Int(rest[..<close]),
                values.indices.contains(number)
            else {
                // A brace that begins no field stands for itself.
                filled += "{"
                continue
            }
            filled += values[number]
            rest = rest[close...].dropFirst()
        }
        return filled + rest
    }
}

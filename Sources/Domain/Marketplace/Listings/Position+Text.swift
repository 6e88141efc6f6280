extension Position {
    /// From degrees as addresses have them, such as `52.52,13.405`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        // `Double` also reads hexadecimal digits, exponents and infinity.
        let isPlain = parts.allSatisfy { part in part.utf8.allSatisfy { "0123456789.-".utf8.contains($0) } }
        guard parts.count == 2, isPlain, let north = Double(parts[0]), let east = Double(parts[1]) else { return nil }
        self.init(degreesNorth: north, degreesEast: east)
    }
}

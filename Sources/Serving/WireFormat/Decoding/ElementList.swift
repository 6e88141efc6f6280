/// A list of which every element is read, whatever is wrong with those before it.
struct ElementList<Element: Decodable>: Decodable {
    private(set) var elements: [Element] = []

    /// Throws what is wrong with all elements, at most some hundred.
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var errors: [WireError] = []
        while !container.isAtEnd, errors.count < 100 {
            do {
                elements.append(try container.decode(Element.self))
            } catch {
                guard let faults = WireError.faults(error) else { throw error }
                errors += faults
                _ = try container.decode(Skipped.self)
            }
        }
        try RefusedDocument.throwAll(errors)
    }

    /// Any value, which is not looked at.
    private struct Skipped: Decodable {
        init(from decoder: any Decoder) {}
    }
}

/// A document that writes its members itself, which takes a fraction of what `Encodable` does.
///
/// For what is written with every booking. Its bytes are those that an `encode(to:)` with the same members has.
package protocol JSONDocument: Encodable {
    /// Writes the members, in the order of their names.
    func write(to object: inout JSONObjectWriter)
}

extension JSONDocument {
    /// As a part of another document, of those that ``SortedJSON`` writes.
    package func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? NodeEncoder else {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "Only SortedJSON writes it.")
            )
        }
        encoder.node = .document(SortedJSON.bytes(of: self))
    }
}

/// Writes the members of one object.
///
/// They come in the order of the bytes of their names, each once.
package struct JSONObjectWriter {
    fileprivate var writer: JSONWriter
    private var isEmpty = true

    #if DEBUG
    private var last = ""
    #endif

    fileprivate init(_ writer: JSONWriter) {
        self.writer = writer
        self.writer.begin("{")
    }

    private mutating func name(_ name: StaticString) {
        #if DEBUG
        assert(isEmpty || last.utf8.lexicographicallyPrecedes("\(name)".utf8), "\(name) stands behind \(last)")
        last = "\(name)"
        #endif
        writer.name(name, isFirst: isEmpty)
        isEmpty = false
    }

    /// Writes a text.
    package mutating func add(_ name: StaticString, _ text: String) {
        self.name(name)
        writer.write(text)
    }

    /// Writes a text that stands for itself, such as an instant's or an id's: nothing in it needs an escape.
    package mutating func add(_ name: StaticString, plain text: String) {
        self.name(name)
        writer.write(plain: text)
    }

    /// Writes a number.
    package mutating func add(_ name: StaticString, _ number: Int64) {
        self.name(name)
        writer.write(number)
    }

    /// Writes a number.
    package mutating func add(_ name: StaticString, _ number: Int) { add(name, Int64(number)) }

    /// Writes `true` or `false`.
    package mutating func add(_ name: StaticString, _ value: Bool) {
        self.name(name)
        writer.write(value)
    }

    /// Writes `null`.
    package mutating func addNull(_ name: StaticString) {
        self.name(name)
        writer.writeNull()
    }

    /// Writes another object.
    package mutating func add(_ name: StaticString, _ document: some JSONDocument) {
        self.name(name)
        writer.write(document)
    }

    /// Writes a list of objects.
    package mutating func add(_ name: StaticString, _ documents: some Sequence<some JSONDocument>) {
        self.name(name)
        writer.write(documents)
    }

    /// Writes an object of texts.
    package mutating func add(_ name: StaticString, _ texts: [String: String]) {
        self.name(name)
        writer.write(texts)
    }
}

extension JSONWriter {
    mutating func write(_ document: some JSONDocument) {
        // Moved there and back, so that the bytes are not copied.
        var object = JSONObjectWriter(take())
        document.write(to: &object)
        self = object.writer
        end("}")
    }

    fileprivate mutating func write(_ documents: some Sequence<some JSONDocument>) {
        begin("[")
        var isFirst = true
        for document in documents {
            if !isFirst { separate() }
            isFirst = false
            write(document)
        }
        end("]")
    }

    fileprivate mutating func write(_ texts: [String: String]) {
        begin("{")
        var isFirst = true
        for (name, text) in texts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            if !isFirst { separate() }
            isFirst = false
            write(name)
            end(":")
            write(text)
        }
        end("}")
    }
}

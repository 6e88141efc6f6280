/// A page of HTML on its way into bytes.
///
/// Markup enters only as a `StaticString`, which no data can be; everything else is escaped. So text of clients and
/// providers cannot become markup, whatever it holds, and nobody has to remember to escape it.
struct HTMLWriter {
    /// UTF-8.
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 16 * 1_024) {
        bytes.reserveCapacity(capacity)
    }

    /// Adds markup that is written in the source.
    mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds data, escaped.
    mutating func text(_ data: String) {
        var data = data
        data.withUTF8 { append(escaping: $0) }
    }

    /// Adds an element with what `content` writes into it.
    mutating func element(
        _ name: StaticString,
        _ attributes: Attribute?...,
        content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    /// Adds an element with data in it.
    mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: String) {
        open(name, attributes)
        self.text(text)
        raw("</")
        raw(name)
        raw(">")
    }

    /// Adds an element that never has content, such as `input`.
    mutating func void(_ name: StaticString, _ attributes: Attribute?...) {
        open(name, attributes)
    }

    /// Adds a JSON document for programs that read the page.
    ///
    /// Within a script, browsers decode no entities: what could end it is written as JSON escapes it.
    mutating func structuredData(_ json: String) {
        raw("<script type=\"application/ld+json\">")
        for byte in json.utf8 {
            switch byte {
            case UInt8(ascii: "<"): raw("\\u003c")
            case UInt8(ascii: ">"): raw("\\u003e")
            case UInt8(ascii: "&"): raw("\\u0026")
            default: bytes.append(byte)
            }
        }
        raw("</script>")
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
        raw("<")
        raw(name)
        for case let attribute? in attributes { attribute.write(to: &self) }
        raw(">")
    }

    private mutating func append(escaping data: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in data.indices {
            let entity: StaticString
            switch data[index] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            case UInt8(ascii: "'"): entity = "&#39;"
            default: continue
            }
            bytes.append(contentsOf: data[start..<index])
            raw(entity)
            start = index + 1
        }
        bytes.append(contentsOf: data[start...])
    }
}

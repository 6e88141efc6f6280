/// Writes JSON with members in the order in which they are given.
package struct JSONWriter {
    package private(set) var text = ""
    private var needsComma = false

    package init() {}

    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        string(name)
        text += ": "
        needsComma = false
        value(&self)
    }

    package mutating func array<Element>(
        of elements: some Sequence<Element>,
        _ each: (inout JSONWriter, Element) -> Void
    ) {
        open("[")
        for element in elements { each(&self, element) }
        close("]")
    }

    package mutating func number(_ value: some BinaryInteger) {
        separate()
        text += String(value)
        needsComma = true
    }

    /// A hundredth of a whole number, which must not be negative.
    package mutating func decimal(basisPoints: Int64) {
        separate()
        text += Percentage.text(basisPoints)
        needsComma = true
    }

    package mutating func bool(_ value: Bool) {
        separate()
        text += value ? "true" : "false"
        needsComma = true
    }

    package mutating func null() {
        separate()
        text += "null"
        needsComma = true
    }

    package mutating func string(_ value: String) {
        separate()
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case _ where PlainText.isHidden(scalar): text += PlainText.escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
        needsComma = true
    }

    private mutating func open(_ bracket: String) {
        separate()
        text += bracket
        needsComma = false
    }

    private mutating func close(_ bracket: String) {
        text += bracket
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += ", " }
    }
}

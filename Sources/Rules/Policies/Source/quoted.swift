/// The text in quotation marks, cut to a length that a message can hold.
package func quoted(_ text: String) -> String {
    let visible = text.unicodeScalars.prefix(60).map { $0.value < 32 || $0.value == 127 ? "?" : String($0) }.joined()
    return text.unicodeScalars.count > 60 ? "\"\(visible)…\"" : "\"\(visible)\""
}

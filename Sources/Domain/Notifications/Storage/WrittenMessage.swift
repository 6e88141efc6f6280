/// A message as it is handed over.
struct WrittenMessage: Sendable {
    /// All that it takes to hand it over, and to do so again.
    let content: [UInt8]

    /// What names it, until its server gives it another name.
    let id: String

    /// What is paid for; `nil` if nothing is.
    var segments: Int?
}

/// A message to the server that it answers.
struct Step: Sendable {
    enum Kind: Sendable, Equatable {
        case deallocation(String)
        /// Under this name, which is empty for a statement that is not kept.
        case preparation(String)
        case description
        case execution
    }

    let kind: Kind
    let text: String
    /// Of the request that it belongs to.
    let index: Int

    init(_ kind: Kind, _ text: String, _ index: Int) {
        self.kind = kind
        self.text = text
        self.index = index
    }
}

/// A provider who has all words that are searched.
struct SearchCandidate {
    /// Its number in the table.
    let number: Int
    let facts: ProviderFacts

    /// Of its services in its block.
    let rows: Range<Int>

    /// What the words are worth.
    let words: Int64
}

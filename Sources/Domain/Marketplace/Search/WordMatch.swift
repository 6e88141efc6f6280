/// Where a word that is searched stands in the listings.
struct WordMatch {
    /// The words that begin with it.
    let numbers: Set<UInt32>

    /// What it is worth in each listing, by number; 0 where it does not stand.
    let worths: [Int64]

    init(_ word: String, in table: SearchTable) {
        let found = table.words.numbers(startingWith: word)
        numbers = Set(found)
        worths = table.words.worths(of: found, exact: word, listings: table.providers.count)
    }
}

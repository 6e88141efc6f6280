/// Where a word that is searched stands in the listings.
struct WordMatch {
    /// A bit for the number of each word; it is set for those that begin with it.
    private var numbers: [UInt64]

    /// What it is worth in each listing, by number; 0 where it does not stand.
    let worths: [Int16]

    init(_ word: String, in table: SearchTable) {
        let found = table.words.numbers(startingWith: word)
        numbers = [UInt64](repeating: 0, count: (table.words.count + 63) / 64)
        for number in found { numbers[Int(number >> 6)] |= 1 << UInt64(number & 63) }
        worths = table.words.worths(of: found, exact: word, listings: table.providers.count)
    }

    /// Whether the word of a number, which is one of the table's, begins with it.
    func contains(_ number: UInt32) -> Bool {
        numbers[Int(number >> 6)] & (1 << UInt64(number & 63)) != 0
    }

    /// What some words are worth together in each listing: the sum over the words, 0 where one of them does not stand.
    static func sums(of words: [WordMatch]) -> [Int32]? {
        guard let first = words.first else { return nil }
        var sums = first.worths.map { Int32($0) }
        for word in words.dropFirst() {
            for number in sums.indices { sums[number] = word.worths[number] == 0 ? 0 : sums[number] }
            for number in sums.indices where sums[number] > 0 { sums[number] += Int32(word.worths[number]) }
        }
        return sums
    }
}

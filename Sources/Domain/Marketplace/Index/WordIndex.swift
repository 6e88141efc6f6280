/// Which listings have which words; listings are known by small numbers.
struct WordIndex: Sendable {
    /// A word of a listing: the number of the word, and where it stands.
    struct Entry: Hashable, Sendable {
        let word: UInt32
        let field: WordField
    }

    private struct Posting: Sendable {
        let listing: UInt32
        let field: WordField
    }

    private var numbers: [String: UInt32] = [:]
    private var words: [String] = []
    private var postings: [[Posting]] = []

    /// How many words no listing has any more.
    private(set) var unusedCount = 0

    /// How many words there are, used or not.
    var count: Int { words.count }

    /// The numbers of all words in the order of their bytes, but for those that ``sort()`` has not seen.
    private var sorted: [UInt32] = []

    /// The numbers of words, each with the best place that it has; words that are new get a number.
    mutating func entries(of fields: [String: WordField]) -> [Entry] {
        fields.map { Entry(word: number(of: $0.key), field: $0.value) }.sorted { $0.word < $1.word }
    }

    mutating func number(of word: String) -> UInt32 {
        if let number = numbers[word] { return number }
        let number = UInt32(words.count)
        numbers[word] = number
        words.append(word)
        postings.append([])
        unusedCount += 1
        return number
    }

    mutating func insert(_ entries: [Entry], of listing: Int) {
        for entry in entries {
            if postings[Int(entry.word)].isEmpty { unusedCount -= 1 }
            postings[Int(entry.word)].append(Posting(listing: UInt32(listing), field: entry.field))
        }
    }

    mutating func remove(_ entries: [Entry], of listing: Int) {
        for entry in entries {
            postings[Int(entry.word)].removeAll { $0.listing == UInt32(listing) }
            if postings[Int(entry.word)].isEmpty { unusedCount += 1 }
        }
    }

    /// Forgets the words that no listing has; returns the new numbers of the others by the old ones.
    ///
    /// O(n). To be called after ``sort()``, which it keeps done.
    mutating func compact() -> [UInt32?] {
        var kept = WordIndex()
        var new = [UInt32?](repeating: nil, count: words.count)
        for old in sorted where !postings[Int(old)].isEmpty {
            let number = kept.number(of: words[Int(old)])
            kept.postings[Int(number)] = postings[Int(old)]
            kept.sorted.append(number)
            new[Int(old)] = number
        }
        kept.unusedCount = 0
        self = kept
        return new
    }

    /// Takes new words into the order, after which they are found.
    ///
    /// O(n + m log m) for *m* new words among *n*.
    mutating func sort() {
        guard sorted.count < words.count else { return }
        let new = (UInt32(sorted.count)..<UInt32(words.count)).sorted { precedes(words[Int($0)], words[Int($1)]) }
        var merged: [UInt32] = []
        merged.reserveCapacity(words.count)
        var rest = new[...]
        for known in sorted {
            while let first = rest.first, precedes(words[Int(first)], words[Int(known)]) {
                merged.append(first)
                rest.removeFirst()
            }
            merged.append(known)
        }
        sorted = merged + rest
    }

    /// The numbers of the words that begin with `prefix`, which may be `prefix` itself.
    ///
    /// O(log n) and their number.
    func numbers(startingWith prefix: String) -> [UInt32] {
        var lower = 0
        var upper = sorted.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if precedes(words[Int(sorted[middle])], prefix) { lower = middle + 1 } else { upper = middle }
        }
        var found: [UInt32] = []
        while lower < sorted.count, words[Int(sorted[lower])].utf8.starts(with: prefix.utf8) {
            found.append(sorted[lower])
            lower += 1
        }
        return found
    }

    /// What the best of some words is worth in each listing, 0 where there is none; `listings` is more than any number.
    func worths(of found: [UInt32], exact: String, listings: Int) -> [Int16] {
        var worths = [Int16](repeating: 0, count: listings)
        for number in found {
            let isWhole = words[Int(number)] == exact
            for posting in postings[Int(number)] {
                let worth = posting.field.worth(isWhole: isWhole)
                if worth > worths[Int(posting.listing)] { worths[Int(posting.listing)] = worth }
            }
        }
        return worths
    }
}

/// By bytes, as Swift's order of strings depends on the version of Unicode.
private func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
}

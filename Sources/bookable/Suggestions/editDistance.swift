/// How many letters must be inserted, removed or replaced to make one text of another (Levenshtein).
///
/// Takes time in O(*a* · *b*) for texts of so many letters.
func editDistance(_ first: String, _ second: String) -> Int {
    let letters = Array(second)
    var distances = Array(0...letters.count)
    for (row, letter) in first.enumerated() {
        var diagonal = row
        distances[0] = row + 1
        for column in letters.indices {
            let replaced = diagonal + (letters[column] == letter ? 0 : 1)
            diagonal = distances[column + 1]
            distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1)
        }
    }
    return distances[letters.count]
}

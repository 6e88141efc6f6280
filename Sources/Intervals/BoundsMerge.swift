/// Which instants a merge of two sets keeps, as a table of four bits.
///
/// Bit `inFirst + 2 · inSecond` says whether an instant with that membership is kept. Bit 0 is clear in all of them:
/// what is in neither set is in no result.
internal struct MergeRule {
    internal let table: Int

    internal static let either = MergeRule(table: 0b1110)
    internal static let both = MergeRule(table: 0b1000)
    internal static let onlyFirst = MergeRule(table: 0b0010)
    internal static let exactlyOne = MergeRule(table: 0b0110)

    internal var keepsOnlyFirst: Bool { table & 0b0010 != 0 }
    internal var keepsOnlySecond: Bool { table & 0b0100 != 0 }
}

/// Merges two strictly ascending lists of bounds into the bounds of the set that `rule` keeps.
///
/// O(n + m).
///
/// The idea: the number of bounds passed in a list is odd exactly while one is inside its set. So the sweep needs no
/// state but the two positions; each step takes the least bound, writes it, and keeps it only if membership changed
/// there. Nothing in a step is conditional, so the cost does not hang on how well the branches can be predicted.
///
/// The pointers are safe because a step writes one bound and advances a position at least once, so that at most
/// `first.count + second.count` bounds are written, which is the capacity; and each list is read below its count.
internal func mergeBounds(_ first: [Int64], _ second: [Int64], keeping rule: MergeRule) -> [Int64] {
    let capacity = first.count + second.count
    return first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
            [Int64](unsafeUninitializedCapacity: capacity) { output, count in
                count = merge(first, second, into: output, rule)
            }
        }
    }
}

private func merge(
    _ first: UnsafeBufferPointer<Int64>,
    _ second: UnsafeBufferPointer<Int64>,
    into output: UnsafeMutableBufferPointer<Int64>,
    _ rule: MergeRule
) -> Int {
    guard let a = first.baseAddress, let b = second.baseAddress, let out = output.baseAddress else { return 0 }
    var i = 0
    var j = 0
    var written = 0
    var inside = 0
    while i < first.count, j < second.count {
        let x = a[i]
        let y = b[j]
        i &+= x <= y ? 1 : 0
        j &+= y <= x ? 1 : 0
        let isKept = (rule.table &>> ((i & 1) | ((j & 1) &<< 1))) & 1
        out[written] = x < y ? x : y
        written &+= isKept ^ inside
        inside = isKept
    }
    // One list is used up and of even count, so outside its set: the rest of the other is kept whole or not at all.
    if rule.keepsOnlyFirst, i < first.count {
        (out + written).update(from: a + i, count: first.count - i)
        written += first.count - i
    }
    if rule.keepsOnlySecond, j < second.count {
        (out + written).update(from: b + j, count: second.count - j)
        written += second.count - j
    }
    return written
}

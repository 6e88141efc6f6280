extension UnsafeBufferPointer {
    /// The position of the first element for which `isBelow`, true for none that follow one for which it is not, is false.
    internal func partitioned(_ isBelow: (Element) -> Bool) -> Int {
        var lower = 0
        var size = count
        while size > 0 {
            let half = size / 2
            let skips = isBelow(self[lower + half])
            lower = skips ? lower + half + 1 : lower
            size = skips ? size - half - 1 : half
        }
        return lower
    }
}

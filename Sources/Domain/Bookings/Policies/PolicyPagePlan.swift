/// What policies a page of a list shows: standard ones come first, then uploads in the order of their ids.
struct PolicyPagePlan {
    let standard: [PolicyID]

    /// Where uploads go on; none begins with the first.
    let uploadsAfter: PolicyID?

    init(after cursor: PolicyID?) {
        let all = PolicyID.standardNames.compactMap(PolicyID.init(rawValue:))
        guard let cursor else {
            (standard, uploadsAfter) = (all, nil)
            return
        }
        // A cursor at a standard policy comes before all uploads.
        if let index = all.firstIndex(of: cursor) {
            (standard, uploadsAfter) = (Array(all[(index + 1)...]), nil)
        } else {
            (standard, uploadsAfter) = ([], cursor)
        }
    }
}

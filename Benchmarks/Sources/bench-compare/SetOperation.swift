/// What is done with two sets, or with intervals in no order.
enum SetOperation: String, CaseIterable {
    case union, intersection, subtraction
    case unionUnsorted = "union unsorted"

    /// How hand-written C goes about it.
    var namesInC: (straight: String, branchFree: String) {
        self == .unionUnsorted ? ("C sort", "C radix") : ("C straight", "C branch-free")
    }
}

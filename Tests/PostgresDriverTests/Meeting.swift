/// Lets tasks wait for each other once; whoever comes later goes on at once.
actor Meeting {
    private let size: Int
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// How often somebody came.
    private(set) var arrivals = 0

    init(of size: Int) {
        self.size = size
    }

    func arrive() async {
        arrivals += 1
        guard arrivals < size else {
            for waiter in waiters { waiter.resume() }
            waiters = []
            return
        }
        await withCheckedContinuation { waiters.append($0) }
    }
}

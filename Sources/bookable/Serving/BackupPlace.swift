import Foundation

/// Where an operator keeps backups: one file that is replaced, or a folder that takes a new one each time.
struct BackupPlace {
    let path: String

    /// When the latest backup was written, unix seconds; `nil` if there is none, or if it cannot be seen.
    func latest() -> Double? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { return modification(of: path) }
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            // `bookable backup` writes beside the place where the whole copy will be, and hidden files are others'.
            let whole = names.filter { !$0.hasPrefix(".") && !$0.contains(".partial-") }
            return whole.compactMap { modification(of: "\(path)/\($0)") }.max()
        } catch {
            // A folder that cannot be read counts as one without a backup, so that the operator is alerted.
            return nil
        }
    }

    /// `nil` for anything but a file with content.
    private func modification(of path: String) -> Double? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
        return Double(status.st_mtim.tv_sec)
    }
}

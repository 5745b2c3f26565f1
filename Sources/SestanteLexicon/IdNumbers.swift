/// Ids and their places in a list, found by their bytes.
///
/// Tables of the codebook name thousands of ids, all of them looked up at each start: this costs a
/// tenth of what a dictionary of strings does.
///
/// ```swift
/// let numbers = IdNumbers(["time-effort", "empathy"])
/// numbers["empathy"[...]]      // 1
/// ```
public struct IdNumbers: Sendable {
  private var bytes: [UInt8] = []
  /// Where each id's bytes end.
  private var ends: [Int32] = []
  /// A place in the list and 1; 0 is free. The count is a power of two, at least twice that of ids.
  private var slots: [Int32]

  /// Numbers of the ids of a list; of equal ones the first counts.
  public init(_ ids: some Sequence<String>) {
    let ids = Array(ids)
    var size = 8
    while size < ids.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for var id in ids {
      bytes += id.utf8
      ends.append(Int32(bytes.count))
      id.withUTF8 { id in
        let slot = slot(id)
        if slots[slot] == 0 { slots[slot] = Int32(ends.count) }
      }
    }
  }

  /// The place of an id in the list, nil if it is not in it.
  public subscript(id: Substring) -> Int? {
    var id = id
    return id.withUTF8 { self[$0] }
  }

  /// The place of an id in the list, nil if it is not in it.
  public subscript(id: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = slots[slot(id)]
    return found == 0 ? nil : Int(found) - 1
  }

  /// Where an id stands or belongs.
  private func slot(_ id: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in id { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    var slot = Int(hash ^ hash >> 16) & (slots.count - 1)
    while slots[slot] != 0, !isEqual(Int(slots[slot]) - 1, id) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isEqual(_ number: Int, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == id.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<id.count where bytes[start + index] != id[index] { return false }
      return true
    }
  }
}

internal import SestanteText

/// One entry per id (codebook R3): merges the hits of a document into labels.
///
/// Both signs make a label mixed; its score is the mean of its evidence. Labels come in the order
/// of kind and id. There are few ids, so hits are counted into their places instead of sorted, and
/// stay in the order of their evidence.
enum LabelMerge {
  static func merge(_ buffer: inout AnalysisBuffer) {
    let count = buffer.hits.count
    if count == 0 { return }
    let hits = buffer.hits.base
    let places = buffer.places.base
    let taken = buffer.placesTaken.base
    for h in 0..<count {
      let place = hits[h].place
      places[place] &+= 1
      taken[place >> 6] |= 1 << UInt64(place & 63)
    }
    // A label for each place that is taken, empty yet; the place becomes the label's number.
    var start: UInt32 = 0
    for word in 0..<AnalysisBuffer.placeWords {
      var rest = taken[word]
      taken[word] = 0
      while rest != 0 {
        let place = word << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        let end = start &+ places[place]
        places[place] = UInt32(truncatingIfNeeded: buffer.labels.count)
        buffer.labels.append(
          Label(
            kind: LabelHit.kind(ofPlace: place), id: UInt8(place & 0xFF), touchpoint: .max,
            polarity: .neutral, score: 0, hitStart: start, hitEnd: start))
        start = end
      }
    }
    buffer.sorted.removeAll()
    buffer.sorted.reserve(count)
    buffer.sorted.setCount(count)
    let sorted = buffer.sorted.base
    let labels = buffer.labels.base
    for h in 0..<count {
      let label = labels + Int(places[hits[h].place])
      let end = Int(label.pointee.hitEnd)
      // The same evidence speaks once for a label.
      if end > Int(label.pointee.hitStart), sorted[end - 1].evidence == hits[h].evidence {
        if hits[h].polarity.rawValue < sorted[end - 1].polarity.rawValue {
          sorted[end - 1] = hits[h]
        }
      } else {
        sorted[end] = hits[h]
        label.pointee.hitEnd = UInt32(end + 1)
      }
    }
    for l in 0..<buffer.labels.count {
      places[labels[l].place] = 0
      judge(labels + l, sorted)
    }
  }

  /// Sets a label's sign, score and touchpoint from its hits.
  @inline(__always)
  private static func judge(_ label: UnsafeMutablePointer<Label>, _ hits: UnsafePointer<LabelHit>) {
    let first = Int(label.pointee.hitStart)
    let end = Int(label.pointee.hitEnd)
    var sum = 0
    var signs = (positive: false, negative: false)
    for h in first..<end {
      sum += Int(hits[h].score)
      if hits[h].polarity == .positive { signs.positive = true }
      if hits[h].polarity == .negative { signs.negative = true }
    }
    label.pointee.touchpoint = hits[first].touchpoint
    label.pointee.score = Int16(sum / (end - first))
    label.pointee.polarity =
      switch signs {
      case (true, true): .mixed
      case (true, false): .positive
      case (false, true): .negative
      default: .neutral
      }
  }
}

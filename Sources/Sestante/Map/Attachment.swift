internal import SestanteLexicon
internal import SestanteText

/// Finds what each judgement is about: its own concept, or the nearest thing named in its clause.
///
/// *Camera, colazione e staff ottimi*: a grade belongs to the nearest thing; things that stand in a
/// list with it and have no judgement of their own share it. A clause that names nothing
/// (`spaziosa, luminosa`) speaks of what the clause before named.
struct Attachment {
  let around: Surroundings

  /// Whether a match names a thing that a grade can belong to.
  ///
  /// A polar term whose judgement another term took (*still no* | *no bags*) is a thing like any other.
  @inline(__always)
  func isThing(_ index: Int) -> Bool { around.matches[index].traits.contains(.thing) }

  /// Whether a match judges a concept of its own.
  @inline(__always)
  func judgesOwn(_ index: Int) -> Bool { around.matches[index].traits.contains(.mapped) }

  /// Sets the aspect of the last opinion.
  func attach(_ opinions: inout Scratch<Opinion>) {
    let index = Int(opinions.last.match)
    if judgesOwn(index) { return }
    opinions.base[opinions.count - 1].aspect = Int32(nearest(to: index))
  }

  /// The nearest thing in the clause; else the last one of the clauses before, else the first of
  /// the clause behind if it stands bare there, within the sentence. −1 for none.
  func nearest(to index: Int) -> Int {
    let own = around.matches[index]
    let reach = around.parameters.aspectReach
    let join = around.parameters.joinDistance
    var best = -1
    var bestDistance = Int.max
    var j = index - 1
    var carried = -1
    while j >= around.lower {
      let other = around.matches[j]
      let distance = Int(own.first) - Int(other.last)
      if distance > reach * 2 { break }
      if isThing(j) {
        if other.clause == own.clause, distance <= reach {
          let cost = distance + (other.part == own.part ? 0 : join)
          if cost < bestDistance { (best, bestDistance) = (j, cost) }
          break
        }
        carried = j
        break
      }
      j -= 1
    }
    j = index
    while j < around.upper {
      let other = around.matches[j]
      let distance = max(0, Int(other.first) - Int(own.last))
      if other.clause != own.clause || distance > reach { break }
      if j != index, isThing(j) {
        let cost = distance + (other.part == own.part ? 0 : join)
        if cost < bestDistance { (best, bestDistance) = (j, cost) }
        break
      }
      j += 1
    }
    if best >= 0 { return best }
    if carried >= 0 { return carried }
    // Behind, in the next clause: "Ottimi, camera e colazione".
    while j < around.upper {
      let other = around.matches[j]
      if Int(other.first) - Int(own.last) > reach || other.clause > own.clause + 1 { return -1 }
      if around.valence(j) != 0 { return -1 }
      if isThing(j) { return isBare(j) ? j : -1 }
      j += 1
    }
    return -1
  }

  /// Whether two things stand side by side in a list.
  func areListed(_ a: Int, _ b: Int) -> Bool {
    let gap = Int(around.matches[b].first) - Int(around.matches[a].last)
    return gap > 0 && gap <= 4 && around.matches[a].part != around.matches[b].part
  }

  /// Whether a thing stands bare in its part of a list: at most an article before it, nothing
  /// behind it.
  func isBare(_ index: Int) -> Bool {
    let first = Int(around.matches[index].first)
    let next = Int(around.matches[index].last) + 1
    let opens =
      first <= Int(around.sentence.first) + 1 || isDivided(before: first)
      || isDivided(before: first - 1) || isJoin(index - 1, first - 1)
      || isJoin(index - 1, first - 2)
    return opens
      && (next >= Int(around.sentence.end) || isDivided(before: next) || isJoin(index + 1, next))
  }

  /// Whether a clause ends before a token.
  private func isDivided(before token: Int) -> Bool { around.tokens[token].gap >= .comma }

  /// Whether a match is a word that joins parts or clauses and begins at a token.
  private func isJoin(_ index: Int, _ token: Int) -> Bool {
    guard index >= around.lower, index < around.upper,
      Int(around.matches[index].first) == token, let modifier = around.modifier(index)
    else { return false }
    return modifier.kind == .contrast
  }

  /// Whether a part of the sentence holds a judgement.
  func hasJudgement(besides thing: Int) -> Bool {
    let part = around.matches[thing].part
    var j = thing - 1
    while j >= around.lower, around.matches[j].part == part {
      if around.valence(j) != 0 { return true }
      j -= 1
    }
    j = thing + 1
    while j < around.upper, around.matches[j].part == part {
      if around.valence(j) != 0 { return true }
      j += 1
    }
    return false
  }
}

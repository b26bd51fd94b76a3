// The fifty lines of rule.lua, in Groovy.
def limits = [low: 10, high: 500, step: 0.5d]
def seen = []
def total = 0

def clamp = { value ->
  if (value < limits.low) {
    return limits.low
  } else if (value > limits.high) {
    return limits.high
  }
  return value
}

def normal = { name ->
  name.replaceAll(/\s+/, ' ').toLowerCase()
}

class Account {
  def owner
  def balance
  def clamp
  def seen
  def low

  def add(amount) {
    balance = clamp(balance + amount)
    seen << owner + ':' + balance
    balance >= low
  }
}

def account = { owner, balance = 0 ->
  new Account(owner: normal(owner), balance: balance, clamp: clamp, seen: seen, low: limits.low)
}

def accounts = [account('Ada  L'), account('Alan', 20), account('Grace', 30)]
for (round in 1..10) {
  accounts.eachWithIndex { a, i ->
    try {
      a.add(round * (i + 1) * limits.step)
    } catch (Exception e) {
      throw new IllegalStateException("round $round failed: $e.message")
    }
    total += a.balance
  }
}

def names = accounts.collect { it.owner }
names.sort { a, b -> a <=> b }
return [names.join(','), total, seen.size()]

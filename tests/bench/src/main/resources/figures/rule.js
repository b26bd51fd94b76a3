// The fifty lines of rule.lua, in JavaScript.
var limits = {low: 10, high: 500, step: 0.5};
var seen = [];
var total = 0;

function clamp(value) {
  if (value < limits.low) {
    return limits.low;
  } else if (value > limits.high) {
    return limits.high;
  }
  return value;
}

function normal(name) {
  return name.replace(/\s+/g, ' ').toLowerCase();
}

function Account(owner, balance) {
  this.owner = normal(owner);
  this.balance = balance || 0;
}

Account.prototype.add = function(amount) {
  this.balance = clamp(this.balance + amount);
  seen.push(this.owner + ':' + this.balance);
  return this.balance >= limits.low;
};

var accounts = [new Account('Ada  L'), new Account('Alan', 20), new Account('Grace', 30)];
for (var round = 1; round <= 10; round++) {
  for (var i = 0; i < accounts.length; i++) {
    try {
      accounts[i].add(round * (i + 1) * limits.step);
    } catch (e) {
      throw new Error('round ' + round + ' failed: ' + e.message);
    }
    total += accounts[i].balance;
  }
}

var names = accounts.map(function(account) {
  return account.owner;
});
names.sort(function(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
});
[names.join(','), total, seen.length].join(' ');

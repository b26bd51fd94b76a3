local account = {balance = 0}
function account:deposit(n) self.balance = self.balance + n return self end
function account.helper(a, b) return a, b end
print(account:deposit(5):deposit(2).balance)
print(account.helper(1))
print(("x"):rep(3), #("abc"):upper())

-- expect: 7
-- expect: 1	nil
-- expect: xxx	3

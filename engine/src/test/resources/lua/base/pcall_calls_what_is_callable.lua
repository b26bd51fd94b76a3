print(pcall(setmetatable({}, { __call = function(self, x) return "called", x end }), 7))
print(pcall(nil))
print(pcall(5))
-- expect: true	called	7
-- expect: false	attempt to call a nil value
-- expect: false	attempt to call a number value

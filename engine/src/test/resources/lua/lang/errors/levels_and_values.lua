print(pcall(error, "text"))
print(pcall(function() error("text") end))
print(pcall(function() error("text", 0) end))
local function checked() error("bad use", 2) end
print(pcall(function()
  checked()
end))
print(select(2, pcall(error, {code = 5})).code, pcall(error))
print(pcall(function() local ok, e = pcall(error, "inner") error("outer " .. e, 0) end))
print(select(2, pcall(error, setmetatable({}, {__tostring = function() return "object" end}))) ~= nil)

-- expect: false	text
-- expect: false	levels_and_values.lua:2: text
-- expect: false	text
-- expect: false	levels_and_values.lua:6: bad use
-- expect: 5	false	nil
-- expect: false	outer inner
-- expect: true

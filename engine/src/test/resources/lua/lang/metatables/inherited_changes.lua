-- What a class or its bases say may change after many calls have found it.
local function class(base)
  local made = setmetatable({}, base and { __index = base })
  made.__index = made
  return made
end

local Base = class()
function Base:name() return "base" end
local Middle = class(Base)
local Leaf = class(Middle)
local object = setmetatable({}, Leaf)

local function ask()
  local last
  for _ = 1, 10 do
    last = object:name()
  end
  return last
end

print(ask())
Base.name = function() return "base again" end
print(ask())
function Middle:name() return "middle" end
print(ask())
rawset(Leaf, "name", function() return "leaf" end)
print(ask())
object.name = function() return "own" end
print(ask())
object.name = nil
Leaf.name = nil
print(ask())
Middle.name = nil
print(ask())
setmetatable(Middle, { __index = { name = function() return "other base" end } })
print(ask())
Leaf.__index = { name = function() return "other index" end }
print(ask())
setmetatable(object, { __index = function(_, key) return function() return "computed " .. key end end })
print(ask())

local sum = setmetatable({}, { __add = function() return "first" end })
for _ = 1, 5 do assert(sum + 1 == "first") end
getmetatable(sum).__add = function() return "second" end
print(sum + 1)
getmetatable(sum).__add = nil
print(pcall(function() return sum + 1 end))
getmetatable(sum).__add = function() return "third" end
print(sum + 1)

local plain = string.rep
string.rep = function() return "replaced" end
for _ = 1, 5 do assert(("x"):rep(3) == "replaced") end
string.rep = plain
print(("x"):rep(3))
-- expect: base
-- expect: base again
-- expect: middle
-- expect: leaf
-- expect: own
-- expect: middle
-- expect: base again
-- expect: other base
-- expect: other index
-- expect: computed name
-- expect: second
-- expect: false	inherited_changes.lua:48: attempt to perform arithmetic on upvalue 'sum' (a table value)
-- expect: third
-- expect: xxx

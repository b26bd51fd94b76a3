-- Objects with metatables: methods, inheritance through __index, and operators through metamethods.
local Shape = {}
Shape.__index = Shape
function Shape.new(class, side)
  return setmetatable({ side = side, grown = 0 }, class)
end
function Shape:area()
  return 0
end
function Shape:grow(by)
  self.side = self.side + by
  self.grown = self.grown + 1
  return self
end

local Square = setmetatable({}, { __index = Shape })
Square.__index = Square
function Square:area()
  return self.side * self.side
end

local Box = setmetatable({}, { __index = Square })
Box.__index = Box
function Box:volume()
  return self:area() * self.side
end

local Vector = {}
Vector.__index = Vector
Vector.__add = function(a, b)
  return setmetatable({ x = a.x + b.x, y = a.y + b.y }, Vector)
end
Vector.__eq = function(a, b)
  return a.x == b.x and a.y == b.y
end

local shapes = { Shape.new(Square, 2), Shape.new(Box, 3), Shape.new(Shape, 1) }
local sum = 0
for i = 1, 2000000 do
  local shape = shapes[i % 3 + 1]
  sum = (sum + shape:grow(i % 2):area()) % 1000003
  if shape.side > 50 then
    shape:grow(-40)
  end
end
sum = sum + shapes[2]:volume()
local at, step, same = setmetatable({ x = 0, y = 0 }, Vector), setmetatable({ x = 1, y = 2 }, Vector), 0
for _ = 1, 800000 do
  at = at + step
  if at == step then
    same = same + 1
  end
end
print("methods", sum, at.x, at.y, same, shapes[1].grown)

-- Allocation: build and walk many complete binary trees of two-element tables.
local function bottom_up(depth)
  if depth == 0 then
    return {}
  end
  return { bottom_up(depth - 1), bottom_up(depth - 1) }
end

local function check(tree)
  if tree[1] then
    return 1 + check(tree[1]) + check(tree[2])
  end
  return 1
end

local deepest = 14
local kept = bottom_up(deepest)
local total = check(bottom_up(deepest + 1))
for depth = 4, deepest, 3 do
  local trees = 2 ^ (deepest - depth + 4)
  for _ = 1, trees do
    total = total + check(bottom_up(depth))
  end
end
print("trees", total, check(kept))

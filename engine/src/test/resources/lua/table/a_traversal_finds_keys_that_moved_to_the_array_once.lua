local function keys(t)
  local seen = {}
  local k = next(t)
  while k ~= nil do
    seen[#seen + 1] = tostring(k)
    t[k] = nil
    k = next(t, k)
  end
  table.sort(seen)
  return table.concat(seen, " ") .. " " .. tostring(next(t))
end

local adopted = { a = 1 }
adopted[3] = 3
adopted.b = 2
adopted[1] = 1
adopted[2] = 2
print(keys(adopted))  -- expect: 1 2 3 a b nil

local appended = { a = 1 }
appended[1] = nil
appended[2] = 2
appended[2] = nil
appended.b = 2
appended[1] = 1
appended[2] = 2
print(keys(appended))  -- expect: 1 2 a b nil

local moved = { a = 1 }
for i = 12, 1, -1 do moved[i] = i end
moved.b = 2
print(keys(moved))  -- expect: 1 10 11 12 2 3 4 5 6 7 8 9 a b nil

local sorted = { a = 1 }
sorted[2] = 2
sorted.b = 1
sorted[1] = 1
table.sort(sorted, function(x, y) return x > y end)
table.insert(sorted, 1, 0)
print(keys(sorted))  -- expect: 1 2 3 a b nil

-- Loops over tables, whose entries may change meanwhile.
local t = { 10, 20, 30, a = 1, b = 2, c = 3 }
for key in pairs(t) do
  t[key] = nil
end
print(next(t))
local list = { 1, 2, 3 }
for i, value in ipairs(list) do
  if i < 6 then
    list[#list + 1] = value * 10
  end
end
print(#list, list[8])
local seen = {}
for key, value, none in next, { 5, x = 6 } do
  seen[#seen + 1] = tostring(key) .. tostring(value) .. tostring(none)
end
print(table.concat(seen, " "))
for key, value in next, { 7, 8, 9 }, 2 do
  print(key, value)
end
local co = coroutine.wrap(function()
  for key, value in pairs({ "p", "q" }) do
    coroutine.yield(key .. value)
  end
  for index, value in ipairs({ "r", "s", nil, "t" }) do
    coroutine.yield(index .. value)
  end
  return "done"
end)
print(co(), co(), co(), co(), co())
for a, b in (function(state, at) if at < state then return at + 1, at * 2 end end), 3, 0 do
  print(a, b)
end
print(pcall(function() for _ in 5 do end end))
-- expect: nil
-- expect: 8	200
-- expect: 15nil x6nil
-- expect: 3	9
-- expect: 1p	2q	1r	2s	done
-- expect: 1	0
-- expect: 2	2
-- expect: 3	4
-- expect: false	walking_tables.lua:35: attempt to call a number value

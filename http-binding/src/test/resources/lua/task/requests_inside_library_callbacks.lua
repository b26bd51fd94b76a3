local http, async = require("http"), require("async")
local function number(n) return http.get(BASE .. "/echo", { params = { n = n } }):json().target:match("n=(%d+)") + 0 end

local list = { 3, 1, 2 }
local done = {}
http.request(BASE .. "/echo"):execute_task(function(r) done[#done + 1] = r:status_code() end)
table.sort(list, function(a, b) return number(a) < number(b) end)
print(table.concat(list, " "))
-- expect: 1 2 3
print((("4 5 6"):gsub("%d", function(digit) return number(digit) * 2 end)))
-- expect: 8 10 12
local lazy = setmetatable({}, {
  __index = function(_, key) return number(key) end,
  __add = function(_, n) return number(n) end,
  __lt = function() return number(1) == 1 end,
  __call = function(_, n) return number(n) end,
})
print(lazy[7], lazy + 8, lazy < lazy, lazy(9))
-- expect: 7	8	true	9
local tasks = {}
for i = 1, 3 do
  tasks[i] = async.spawn(function()
    local own = { i * 10 + 2, i * 10 + 1 }
    table.sort(own, function(a, b) return number(a) < number(b) end)
    return table.concat(own, " ")
  end)
end
for _, task in ipairs(tasks) do print(task:await()) end
-- expect: 11 12
-- expect: 21 22
-- expect: 31 32
print(#done, done[1])
-- expect: 1	200

local http = require("http")
local list = {}
for i = 1, 100 do
  list[i] = http.request(BASE .. "/echo?n=" .. i)
end
local all = http.gather(list, { concurrency = 8 })
local right = 0
for i = 1, 100 do
  if all[i]:json().target == "/echo?n=" .. i then right = right + 1 end
end
print(#all, right)
-- expect: 100	100

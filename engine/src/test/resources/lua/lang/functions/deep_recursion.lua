local function count(n) if n == 0 then return 0 end return 1 + count(n - 1) end
print(count(150000))
local depth = 0
local function forever() depth = depth + 1 return 1 + forever() end
local ok, message = pcall(forever)
print(ok, message:match("stack overflow"), depth > 150000)
local function build(n) if n == 0 then return {} end return {build(n - 1)} end
print(type(build(20000)))

-- expect: 150000
-- expect: false	stack overflow	true
-- expect: table

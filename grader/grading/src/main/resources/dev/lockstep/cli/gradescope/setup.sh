#!/bin/sh
# Installs a JDK 25. Gradescope runs this once, when it builds the image.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends ca-certificates gnupg wget
wget -qO - https://packages.adoptium.net/artifactory/api/gpg/key/public |
    gpg --dearmor -o /usr/share/keyrings/adoptium.gpg
. /etc/os-release
echo "deb [signed-by=/usr/share/keyrings/adoptium.gpg] https://packages.adoptium.net/artifactory/deb $VERSION_CODENAME main" \
    > /etc/apt/sources.list.d/adoptium.list
apt-get update
apt-get install -y --no-install-recommends temurin-25-jdk

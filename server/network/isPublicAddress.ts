import { BlockList, isIP } from 'node:net';

/** Registries of the IANA for special purposes (RFC 6890): everything that is not the public internet. */
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  // Between a provider and its customers.
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Link-local, with the metadata of clouds.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // Multicast, reserved, broadcast.
  '224.0.0.0/3',
];

/** Within the public part of IPv6: tunnels that carry an IPv4 address, protocol assignments, documentation. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Outside of it nothing is public: loopback, unique-local, link-local, multicast, mapped and translated IPv4. */
const public6 = '2000::/3';

const blocked = new BlockList();
for (const block of notPublic4) add(blocked, block, 'ipv4');
for (const block of notPublic6) add(blocked, block, 'ipv6');
const global6 = new BlockList();
add(global6, public6, 'ipv6');

/** Whether an address is one of the public internet: not of this machine, its network, its cloud, or a special purpose. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4');
    case 6:
      // A zone (`fe80::1%eth0`) is only of use on one link.
      return !address.includes('%') && global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
    default:
      return false;
  }
}

function add(list: BlockList, block: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix = ''] = block.split('/');
  list.addSubnet(network, Number(prefix), family);
}
